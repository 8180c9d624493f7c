using System.CommandLine;
using Notion.Refit.Conformance.Decoding;
using Notion.Refit.Conformance.Recordings;
using Notion.Refit.Conformance.Reporting;

namespace Notion.Refit.Conformance.Commands;

/// <summary><c>decode</c>: are the models of the client lossless for recorded traffic?</summary>
internal static class DecodeCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Argument<string[]> files = new("file") { Description = "Recorded exchanges, one JSON object a line.", Arity = ArgumentArity.OneOrMore };
        Option<double> min = new("--min")
        {
            Description = "Share of lossless exchanges in percent below which the exit code is 1.",
            DefaultValueFactory = _ => 100,
        };
        min.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is < 0 or > 100 or double.NaN)
                result.AddError("--min is a percentage, 0 to 100.");
        });
        Option<int> differences = new("--differences")
        {
            Description = "How many differences to print.",
            DefaultValueFactory = _ => 20,
        };
        differences.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 0)
                result.AddError("--differences must not be negative.");
        });

        Command command = new("decode", "Decodes recorded bodies with the models of the client, writes them back and compares.") { files, min, differences };
        command.SetAction(parsed => Run(
            new OperationCatalog(),
            parsed.GetValue(files)!,
            parsed.GetValue(min),
            parsed.GetValue(differences),
            parsed.InvocationConfiguration.Output,
            parsed.InvocationConfiguration.Error));
        return command;
    }

    /// <summary>Decodes the files and prints the report.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(IOperationCatalog catalog, IReadOnlyList<string> files, double min, int differences, TextWriter output, TextWriter error)
    {
        ExchangeDecoder decoder = new(catalog);
        DecodeReport report = new();
        try
        {
            foreach (string file in files)
            {
                foreach (RecordedExchange exchange in RecordingFile.Read(file))
                    report.Add(decoder.Decode(exchange));
            }
        }
        catch (RecordingException e)
        {
            error.WriteLine(e.Message);
            return ExitCodes.BadInput;
        }

        if (report.Total.Exchanges == 0)
        {
            error.WriteLine("There is no exchange of a known operation in these files.");
            return ExitCodes.BadInput;
        }

        new DecodeReportWriter(output).Write(report, differences);
        return report.Total.Percent >= min ? ExitCodes.Success : ExitCodes.BelowGoal;
    }
}
