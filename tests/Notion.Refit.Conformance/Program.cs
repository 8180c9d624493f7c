using System.CommandLine;
using Notion.Refit.Conformance;
using Notion.Refit.Conformance.Commands;

RootCommand root = new("Holds the client against recorded traffic of the real API.") { DecodeCommand.Create(), ReplayCommand.Create() };
ParseResult parsed = root.Parse(args);
int exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCodes.BadInput : exitCode;
