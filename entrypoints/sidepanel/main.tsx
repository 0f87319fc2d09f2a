import { browserApp } from '../../components/app/browser-app';
import { start } from '../../components/app/start';
import { Screen } from '../../components/screen/Screen';

start(<Screen app={browserApp()} follow={true} />);
