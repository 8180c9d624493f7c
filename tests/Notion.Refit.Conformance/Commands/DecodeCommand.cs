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
        Command command = new("decode", "Decodes recorded bodies with the models of the client, writes them back and compares.");
        RecordingOptions options = RecordingOptions.AddTo(command, "Share of lossless exchanges", min: 100);
        command.SetAction(parsed => Run(
            new OperationCatalog(),
            options.Files(parsed),
            options.Min(parsed),
            options.Differences(parsed),
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
