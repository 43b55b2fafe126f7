package locale

type references interface{}
