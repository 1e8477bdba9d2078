// The address after "#": a target first, then the filters: #event-1&q=envoy&status=planned
const FILTERS = ["q", "actor", "track", "status", "secrecy"];

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readAddress() {
  const found = { target: "", filters: {} };
  location.hash.slice(1).split("&").forEach((part, place) => {
    const equals = part.indexOf("=");
    if (equals < 0) {
      if (place === 0) found.target = decoded(part);
    } else if (FILTERS.includes(part.slice(0, equals))) {
      found.filters[part.slice(0, equals)] = decoded(part.slice(equals + 1));
    }
  });
  return found;
}

function address(target, filters) {
  const parts = target ? [target] : [];
  for (const name of FILTERS) {
    if (filters[name]) parts.push(`${name}=${encodeURIComponent(filters[name])}`);
  }
  return `#${parts.join("&")}`;
}

// Words of a report: {report, start, end}; start and end count code points. null if the target is something else.
function wordsOf(target) {
  const parts = /^(.*)@(\d+)-(\d+)$/.exec(target);
  return parts && { report: parts[1], start: Number(parts[2]), end: Number(parts[3]) };
}
