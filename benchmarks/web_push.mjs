// npm web-push, as its README has it: `node benchmarks/web_push.mjs FILE`, the same FILE as benchmarks/senders.py.
// Node's own agent keeps connections; as many messages are in flight together as our worker has.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(new URL("../pwa/package.json", import.meta.url));
const webpush = require("web-push");

const work = JSON.parse(readFileSync(process.argv[2], "utf8"));
const options = {
  vapidDetails: {
    subject: work.subject,
    publicKey: work.vapid_public_key,
    privateKey: work.vapid_private_key,
  },
  TTL: Number(work.headers.TTL),
  topic: work.headers.Topic,
  urgency: work.headers.Urgency,
};

const left = work.subscriptions.values();
const started = process.hrtime.bigint();
const worked = process.cpuUsage();
const senders = Array.from({ length: work.at_once }, async () => {
  for (const subscription of left) await webpush.sendNotification(subscription, work.message, options);
});
await Promise.all(senders);
const { user, system } = process.cpuUsage(worked);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
console.log(JSON.stringify({ seconds, cpu_seconds: (user + system) / 1e6 }));
process.exit(0);
