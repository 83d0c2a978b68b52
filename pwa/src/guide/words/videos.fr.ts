export const fr = {
  title: "En vidéo",
  opens: (host: string) => `S’ouvre sur ${host}, dans un nouvel onglet. Rien n’y est envoyé avant le clic.`,
};

export type VideosWords = typeof fr;
