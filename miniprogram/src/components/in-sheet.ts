import { createContext } from 'react';

/** Whether this stands in a sheet: WeChat wants to be told of what is typed into there. */
export const InSheet = createContext(false);
