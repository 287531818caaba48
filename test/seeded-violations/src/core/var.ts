// breaks: eslint(no-var)
export var answer = 42
