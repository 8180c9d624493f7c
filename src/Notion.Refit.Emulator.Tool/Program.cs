using System.CommandLine;
using Notion.Refit.Emulator.Tool;

ParseResult parsed = EmulatorCommand.Create().Parse(args);

// The web host handles Ctrl+C and SIGTERM itself, and ends with exit code 0.
int exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
return parsed.Errors.Count > 0 ? EmulatorCommand.BadInput : exitCode;
