package locale

type dates interface{}
