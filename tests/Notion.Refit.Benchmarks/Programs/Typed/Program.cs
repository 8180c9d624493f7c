using System.Globalization;
using Notion.Refit;
using Notion.Refit.Models;

using var notion = NotionClient.Create(args[1], options => options.BaseAddress = new Uri(args[0]));
Page page = await notion.Pages.RetrieveAsync(PageId.Parse(args[2], null));

// The time until the first decoded answer, of the processors and of the clock.
double work = Environment.CpuUsage.TotalTime.TotalMilliseconds;
double elapsed = (DateTime.Now - System.Diagnostics.Process.GetCurrentProcess().StartTime).TotalMilliseconds;

int blocks = 0;
await foreach (Block _ in notion.Blocks.ListAllChildrenAsync(page.Id))
    blocks++;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work} {elapsed} {blocks}"));
