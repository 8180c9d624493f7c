// Which operations a client offers, and which of them were called.

/** Every operation that the client has, as "area.operation". */
export function operationsOf(client) {
  const names = [];
  const walk = (value, path) => {
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === "function") names.push([...path, name].join("."));
      else if (isArea(member)) walk(member, [...path, name]);
    }
  };
  for (const [name, member] of Object.entries(client)) {
    if (name === "search") names.push(name);
    else if (isArea(member)) walk(member, [name]);
  }
  return names;
}

/** The same client, which notes the operations that are called through it. */
export function noting(client, called) {
  const wrap = (value, path) =>
    new Proxy(value, {
      get(target, name) {
        const member = target[name];
        const at = [...path, name];
        if (typeof member === "function")
          return (...parameters) => {
            called.add(at.join("."));
            return member.apply(target, parameters);
          };
        return isArea(member) ? wrap(member, at) : member;
      },
    });
  return wrap(client, []);
}

function isArea(member) {
  return typeof member === "object" && member !== null && Object.values(member).some((it) => typeof it === "function" || isArea(it));
}
