/** "de Nantes", "d’Angers", "du Mans", "des Herbiers", "de La Roche-sur-Yon". */
export function ofName(name: string): string {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  return /^([aeiouyàâéèêëîïôùœ]|h[eéè])/i.test(name) ? `d’${name}` : `de ${name}`;
}
