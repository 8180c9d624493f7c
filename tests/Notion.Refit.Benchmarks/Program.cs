using System.CommandLine;
using BenchmarkDotNet.Running;
using Notion.Refit.Benchmarks;
using Notion.Refit.Benchmarks.Jobs;
using Notion.Refit.Benchmarks.Loopback;
using Notion.Refit.Benchmarks.Measuring;
using Notion.Refit.Benchmarks.Webhooks;

Option<bool> quick = new("--quick") { Description = "Compares all variants in one process, in turns, and prints the ratios. Takes under two minutes." };
Option<bool> parts = new("--parts") { Description = "Measures the chain of the client with its parts left out." };
Option<bool> start = new("--start") { Description = "Compares the start of two published programs. Takes minutes, most of them for publishing." };
Option<bool> publish = new("--publish") { Description = "Compares the size of two trimmed programs." };
Option<bool> growth = new("--growth") { Description = "Measures how the work grows with the number of clients, tenants, rows, blocks and properties." };
Option<string> serve = new("--serve") { Description = "Serves small or large answers over loopback until its input ends: the other process of the loopback rows. Also the apps of the webhook rows.", Hidden = true };
Option<bool> large = new("--large") { Description = "Measures the emulator with up to 100,000 rows." };
Option<bool> jobs = new("--jobs") { Description = "Counts the requests of everyday tasks and compares them with the fewest possible." };
Option<bool> timed = new("--timed") { Description = "With --jobs: measures the time as well, at 180 requests a window and 200 ms a request. Takes minutes." };
Option<string[]> only = new("--only") { Description = "Only these rows: json, calls, loopback, paging, rows, content, emulator, live, webhooks with --quick; growth, formulas with --growth.", AllowMultipleArgumentsPerToken = true };
Option<double> bound = new("--bound") { Description = "Fails where a goal is missed by more than this factor.", DefaultValueFactory = static _ => 2 };

RootCommand root = new("Measures the client and the emulator. Without an option: BenchmarkDotNet, which takes its own options.") { quick, parts, start, publish, growth, large, jobs, timed, serve, only, bound };
root.TreatUnmatchedTokensAsErrors = false;
root.SetAction(async parsed =>
{
    if (parsed.GetValue(serve) is { } answer)
        return WebhookServer.Knows(answer) ? WebhookServer.Serve(answer) : CannedServer.Serve(answer);
    if (parsed.GetValue(jobs))
    {
        int result = await JobTable.RunAsync(Console.Out, parsed.GetValue(timed));
        await TreeTiming.RunAsync(Console.Out);
        await UploadMemory.RunAsync(Console.Out);
        return result;
    }

    IRows[] rows =
    [
        .. parsed.GetValue(quick) ? RowTable.Quick(parsed.GetValue(only) ?? []) : [],
        .. parsed.GetValue(parts) ? RowTable.Parts : [],
        .. parsed.GetValue(start) ? RowTable.Start : [],
        .. parsed.GetValue(publish) ? RowTable.Publish : [],
        .. parsed.GetValue(growth) ? RowTable.Growth(parsed.GetValue(only) ?? []) : [],
        .. parsed.GetValue(large) ? RowTable.Large : [],
    ];
    if (rows.Length > 0)
        return Report.Write(rows, parsed.GetValue(bound), Console.Out);
    BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run([.. parsed.UnmatchedTokens]);
    return 0;
});
return root.Parse(args).Invoke();
