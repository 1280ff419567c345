// TypeScript to JavaScript, types dropped (tsc checks them): as a loader for webpack and as a transform for jest.
const ts = require('typescript');

const common = { target: ts.ScriptTarget.ES2022, jsx: ts.JsxEmit.ReactJSX, sourceMap: true, esModuleInterop: true };
const module_ = { esm: ts.ModuleKind.ESNext, cjs: ts.ModuleKind.CommonJS };

function transpile(source, fileName, kind, more) {
  const compilerOptions = { ...common, allowJs: true, module: module_[kind], ...more };
  return ts.transpileModule(source, { fileName: fileName.replace(/\.mjs$/, '.js'), compilerOptions });
}

/** The webpack loader. */
module.exports = function load(source) {
  const { outputText, sourceMapText } = transpile(source, this.resourcePath, 'esm');
  this.callback(null, outputText.replace(/\n\/\/# sourceMappingURL=.*$/, ''), sourceMapText && JSON.parse(sourceMapText));
};

/** The jest transform; a library that needs none is left as it is. */
module.exports.process = (source, fileName) => {
  if (fileName.includes('node_modules') && !/(^|[;}\s])(import|export)\s*[\w{*"']/.test(source)) {
    return { code: source };
  }
  return { code: transpile(source, fileName, 'cjs', { sourceMap: false, inlineSourceMap: true }).outputText };
};
