package locale

type labels interface{}
