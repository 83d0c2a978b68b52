/// <reference types="vite/client" />

/** Put here by the build: the folder of the pictures of careers, interests and trainings. */
declare const PICTURES: string;
