import './theme/fonts.css';
import './theme/tokens.css';
import './theme/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { atlas } from './state.svelte.ts';

mount(App, { target: document.getElementById('app')! });
void atlas.begin();
