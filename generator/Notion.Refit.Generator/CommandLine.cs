namespace Notion.Refit.Generator;

/// <summary>The arguments of the command line.</summary>
/// <param name="Check">Change nothing, report the differences.</param>
/// <param name="Root">The root of the repository; null to look for it.</param>
/// <param name="Help">Only print the usage.</param>
internal sealed record CommandLine(bool Check, string? Root, bool Help)
{
    public const string Usage =
        """
        Makes src/Notion.Refit/Generated and openapi/notion.json from the description in openapi/.

          --check      change nothing; print what differs and exit with 1
          --root DIR   the root of the repository (default: looked for upwards from the current directory)
        """;

    /// <summary>Null when an argument is not understood.</summary>
    public static CommandLine? Parse(IReadOnlyList<string> arguments)
    {
        CommandLine commandLine = new(Check: false, Root: null, Help: false);
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--check":
                    commandLine = commandLine with { Check = true };
                    break;
                case "--root" when i + 1 < arguments.Count:
                    commandLine = commandLine with { Root = arguments[++i] };
                    break;
                case "--help" or "-h":
                    commandLine = commandLine with { Help = true };
                    break;
                default:
                    return null;
            }
        }

        return commandLine;
    }
}
