// The reference of the messages: the same insert and notify, as small as Node and `pg` let it be.
import { createRequire } from "node:module";
import { createServer } from "node:http";

const { Pool } = createRequire(process.argv[2])("pg");
const pool = new Pool({ max: Number(process.argv[4]) });
const SAY = `WITH said AS (INSERT INTO message (conversation_id, seq, id, side, text)
  VALUES ($1, nextval('said'), $2, 'student', $3) RETURNING seq)
  SELECT seq, pg_notify('said', $1::text) FROM said`;
createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  if (body === "") return response.end("ready");
  const { conversation_id, id, text } = JSON.parse(body);
  const { rows } = await pool.query(SAY, [conversation_id, id, text]);
  const said = JSON.stringify({ conversation_id, id, text, seq: rows[0].seq });
  response.writeHead(201, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(said) }).end(said);
}).listen(Number(process.argv[3]), "127.0.0.1");
