import { browserApp } from '../../components/app/browser-app';
import { start } from '../../components/app/start';
import { Bulk } from '../../components/bulk/Bulk';

start(<Bulk app={browserApp()} hash={location.hash} />);
