// What a new user writes first: the client from a container, a typed row, content from Markdown, and the emulator instead of Notion.
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit;
using Notion.Refit.Content;
using Notion.Refit.Emulator;
using Notion.Refit.Models;
using Notion.Refit.Packed;
using Notion.Refit.Rows;

await using NotionEmulator emulator = NotionEmulator.Start();
await using ServiceProvider services = new ServiceCollection().AddNotion().UseEmulator(emulator).Services.BuildServiceProvider();
INotionClient notion = services.GetRequiredService<INotionClient>();

Database database = await notion.Databases.CreateAsync(new()
{
    Parent = Parent.Page(emulator.RootPageId),
    Title = "Tickets",
    InitialDataSource = new() { Properties = { ["Name"] = PropertySchema.Title(), ["Done"] = PropertySchema.Checkbox(), ["Cost"] = PropertySchema.Number() } },
});

NotionRows<Ticket> tickets = notion.Rows<Ticket>(database.DataSources[0].Id);
Ticket ticket = await tickets.AddAsync(new() { Name = "Pack it", Cost = 3 });
await tickets.AddAsync(new() { Name = "Ship it", Done = true });
await notion.Blocks.AppendTreeAsync(ticket.Page!.Id, NotionMarkdown.ToBlocks("- [ ] icon\n- [ ] **symbols**").Value);

await foreach (Ticket open in tickets.Where(t => !t.Done && t.Cost > 2))
    Console.WriteLine($"{open.Name}: {NotionMarkdown.FromBlocks((await notion.Blocks.GetTreeAsync(open.Page!.Id)).ToWritable().Blocks).Value.Trim().ReplaceLineEndings(" ")}");

namespace Notion.Refit.Packed
{
    [NotionRow]
    internal sealed partial record Ticket
    {
        [Title] public required string Name { get; init; }

        public bool Done { get; init; }

        public decimal? Cost { get; init; }
    }
}
