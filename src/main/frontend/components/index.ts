export { ConfigEditor } from './ConfigEditor';
export { QueryEditor } from './QueryEditor';
export { QueryHelp } from './QueryHelp';
