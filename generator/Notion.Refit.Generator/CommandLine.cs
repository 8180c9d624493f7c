using System.CommandLine;

namespace Notion.Refit.Generator;

/// <summary>The command line of the generator.</summary>
internal static class CommandLine
{
    /// <summary>Creates the command.</summary>
    /// <param name="run">Carries it out, with the root of the repository (null to look for it) and whether only to check; returns the exit code.</param>
    public static RootCommand Create(Func<string?, bool, Task<int>> run)
    {
        Option<bool> check = new("--check") { Description = "Change nothing; print the differences and exit with 1 if there are any." };
        Option<string?> root = new("--root") { Description = "The root of the repository. The default is found from the current directory upwards.", HelpName = "DIR" };
        RootCommand command = new("Generates src/Notion.Refit/Generated and openapi/notion.json from the description in openapi/.") { check, root };
        command.SetAction(result => run(result.GetValue(root), result.GetValue(check)));
        return command;
    }
}
