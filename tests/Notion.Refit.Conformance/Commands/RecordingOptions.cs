using System.CommandLine;

namespace Notion.Refit.Conformance.Commands;

/// <summary>What all commands over recordings are told: the files, the goal, and how much to print.</summary>
internal sealed class RecordingOptions
{
    private readonly Argument<string[]> _files = new("file") { Description = "Recorded exchanges, one JSON object a line.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<double> _min;
    private readonly Option<int> _differences = new("--differences") { Description = "How many differences to print.", DefaultValueFactory = _ => 20 };

    private RecordingOptions(string goal, double min)
    {
        _min = new("--min") { Description = $"{goal} in percent below which the exit code is 1.", DefaultValueFactory = _ => min };
        _min.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0 or > 100 or double.NaN)
                result.AddError("--min is a percentage, 0 to 100.");
        });
        _differences.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--differences must not be negative.");
        });
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="goal">What <c>--min</c> counts, such as <c>Share of lossless exchanges</c>.</param>
    /// <param name="min">The goal when none is given, in percent.</param>
    /// <returns>The options, to read them when the command runs.</returns>
    public static RecordingOptions AddTo(Command command, string goal, double min)
    {
        var options = new RecordingOptions(goal, min);
        command.Add(options._files);
        command.Add(options._min);
        command.Add(options._differences);
        return options;
    }

    /// <summary>The files to read.</summary>
    public string[] Files(ParseResult parsed) => parsed.GetValue(_files)!;

    /// <summary>The goal in percent.</summary>
    public double Min(ParseResult parsed) => parsed.GetValue(_min);

    /// <summary>How many differences to print.</summary>
    public int Differences(ParseResult parsed) => parsed.GetValue(_differences);
}
