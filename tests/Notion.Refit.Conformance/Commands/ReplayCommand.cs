using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using Notion.Refit.Conformance.Recordings;
using Notion.Refit.Conformance.Replaying;
using Notion.Refit.Conformance.Reporting;

namespace Notion.Refit.Conformance.Commands;

/// <summary><c>replay</c>: does the emulator answer as the real API did?</summary>
internal static class ReplayCommand
{
    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        Command command = new("replay", "Has recorded conversations again, each with a fresh emulator, and compares the answers.");
        RecordingOptions options = RecordingOptions.AddTo(command, "Share of recorded answers", min: 95);
        Option<Uri?> url = new("--url")
        {
            Description = "An emulator that runs as a server, such as http://127.0.0.1:5055. Each conversation gets a workspace of its own there, and "
                + "moves its clock. Default is a fresh emulator in this process for each conversation.",
            CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out Uri? address) ? address : Refuse(result),
        };
        Option<string> token = new("--token")
        {
            Description = "The token for a server that cannot be given workspaces; nothing is seeded there.",
            DefaultValueFactory = _ => "ntn_emulator",
        };
        Option<string?> version = new("--api-version")
        {
            Description = "The API version to send for exchanges recorded with none or with one that the emulator does not know. Without it, the former are sent in "
                + "the older version, and the latter are not compared.",
        };
        command.Add(version);
        command.Add(url);
        command.Add(token);
        command.SetAction(async (parsed, _) =>
        {
            using HttpClient http = new() { BaseAddress = parsed.GetValue(url) };
            return await RunAsync(
                options.Files(parsed),
                new ReplayVersions(parsed.GetValue(version)),
                (scan, library, ids) => http.BaseAddress is null
                    ? new EmulatorTarget(scan, library, ids)
                    : new ServerTarget(http, EmulatorTarget.WorkspaceOf(scan, library, ids), parsed.GetValue(token)!),
                ExplanationFile.Embedded(),
                options.Min(parsed),
                options.Differences(parsed),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error);
        });
        return command;
    }

    private static Uri? Refuse(ArgumentResult result)
    {
        result.AddError("--url is the address of a server, such as http://127.0.0.1:5055.");
        return null;
    }

    /// <summary>Replays the files and prints the report.</summary>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files,
        ReplayVersions versions,
        Func<CassetteScan, SeedLibrary, IdMap, IReplayTarget> open,
        IReadOnlyList<Explanation> explanations,
        double min,
        int differences,
        TextWriter output,
        TextWriter error)
    {
        ReplayReport report = new(explanations);
        try
        {
            foreach (string file in files)
            {
                // What is recorded together is of one workspace.
                foreach (IGrouping<string, Cassette> source in Cassette.Split(RecordingFile.Read(file)).GroupBy(cassette => cassette.Name.Split('/')[0], StringComparer.Ordinal))
                    await ReplayAsync([.. source], versions, open, report);
            }
        }
        catch (Exception e) when (e is RecordingException or HttpRequestException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.BadInput;
        }

        if (report.Total.Exchanges == 0)
        {
            await error.WriteLineAsync(report.OtherVersions.Count == 0
                ? "There is no exchange in these files."
                : "There is no exchange of an API version that the emulator knows in these files; --api-version sends them as another one.");
            return ExitCodes.BadInput;
        }

        new ReplayReportWriter(output).Write(report, differences);
        return report.Total.Percent >= min ? ExitCodes.Success : ExitCodes.BelowGoal;
    }

    private static async Task ReplayAsync(
        IReadOnlyList<Cassette> cassettes, ReplayVersions versions, Func<CassetteScan, SeedLibrary, IdMap, IReplayTarget> open, ReplayReport report)
    {
        List<(Cassette Cassette, CassetteScan Scan)> readable = [];
        foreach (Cassette cassette in cassettes)
        {
            if (TryRead(cassette, CassetteScan.Of, report) is { } scan)
                readable.Add((cassette, scan));
        }

        SeedLibrary library = SeedLibrary.Of([.. readable.Select(one => one.Scan)]);
        foreach ((Cassette cassette, CassetteScan scan) in readable)
        {
            if (TryRead(cassette, _ => SeedPlan.Of(scan, library), report) is not { } plan)
                continue;
            Replayer replayer = new(cassette, scan, plan, versions, ids => open(scan, library, ids));
            foreach (ReplayResult result in await replayer.RunAsync())
                report.Add(result);
            foreach (string version in replayer.OtherVersions)
                report.OtherVersions.Add(version, cassette.Name);
            foreach (string what in replayer.NotSeeded)
                report.NotSeeded.Add(what, cassette.Name);
        }
    }

    // A conversation of unexpected shape counts as different as a whole; the others are replayed all the same.
    private static T? TryRead<T>(Cassette cassette, Func<Cassette, T> read, ReplayReport report)
        where T : class
    {
        try
        {
            return read(cassette);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or JsonException or ArgumentException or NullReferenceException)
        {
            foreach (RecordedExchange exchange in cassette.Exchanges)
                report.Add(ReplayResult.Failed(exchange, ExchangeSorter.KindOf(exchange), e));
            return null;
        }
    }
}
