using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Notion.Refit.Benchmarks.Plain;

using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", args[1]);
http.DefaultRequestHeaders.Add("Notion-Version", "2026-03-11");
PlainPage page = JsonSerializer.Deserialize(await http.GetByteArrayAsync(new Uri($"v1/pages/{args[2]}", UriKind.Relative)), PlainContext.Default.Page)!;

// The time until the first decoded answer, of the processors and of the clock.
double work = Environment.CpuUsage.TotalTime.TotalMilliseconds;
double elapsed = (DateTime.Now - System.Diagnostics.Process.GetCurrentProcess().StartTime).TotalMilliseconds;

int blocks = 0;
for (string? cursor = ""; cursor is not null;)
{
    string path = $"v1/blocks/{page.Id}/children?page_size=100{(cursor.Length > 0 ? $"&start_cursor={Uri.EscapeDataString(cursor)}" : "")}";
    PlainList<PlainBlock> list = JsonSerializer.Deserialize(await http.GetByteArrayAsync(new Uri(path, UriKind.Relative)), PlainContext.Default.Blocks)!;
    blocks += list.Results.Count;
    cursor = list.HasMore ? list.NextCursor : null;
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work} {elapsed} {blocks}"));
