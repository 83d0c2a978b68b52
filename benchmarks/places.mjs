// The reference of places: Fastify, `pg` and PostGIS with an index of each kind, as their manuals have it.
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const need = createRequire(process.argv[2]);
const app = need("fastify")();
const pool = new (need("pg").Pool)({ max: Number(process.argv[4]) });
const POINT = "ST_SetSRID(ST_MakePoint($1, $2), 4326)::geography";
// The kind stands in the statement, so that its own index is taken.
const near = (kind) => `SELECT 'place' AS type, id, kind, name, round(ST_Distance(spot, ${POINT})) AS distance_m,
    lat, lon, approximate, address, postcode, commune, commune_code, sector, levels, demo
  FROM place WHERE kind = '${kind}' AND ST_DWithin(spot, ${POINT}, 30000)
  ORDER BY spot <-> ${POINT} LIMIT 21`;

app.get("/", async () => "ready");
app.get("/api/v1/places", async (request, reply) => {
  const { lat, lon, kind } = request.query;
  if (!/^[a-z_]+$/.test(kind)) return reply.code(400).send();
  const { rows } = await pool.query({ name: kind, text: near(kind), values: [lon, lat] });
  const items = rows.slice(0, 20);
  const next = rows.length > 20 ? `${items[19].distance_m} ${items[19].id}` : null;
  const body = gzipSync(JSON.stringify({ items, next }), { level: 5 });
  return reply.headers({ "content-type": "application/json", "content-encoding": "gzip" }).send(body);
});
await app.listen({ port: Number(process.argv[3]), host: "127.0.0.1" });
