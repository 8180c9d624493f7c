using System.Text.Json;
using Notion.Refit.Models;

namespace Notion.Refit.Rows.Tests.Docs;

/// <summary>The code of docs/rows.md.</summary>
internal sealed class RowsPageTests
{
    [Test]
    public async Task The_queries_of_the_page_run()
    {
        await using var board = new TaskBoard();
        NotionRows<Ticket> tickets = board.Client.Rows<Ticket>(board.DataSource);
        CancellationToken cancellationToken = CancellationToken.None;
        await tickets.AddAsync(new() { Name = "Big", Status = TicketState.Open, EstimatedValue = 200, Due = new DateOnly(2020, 1, 1) });
        await tickets.AddAsync(new() { Name = "Small", Status = TicketState.Open, EstimatedValue = 20, Done = true });
        await tickets.AddAsync(new() { Name = "Call bob" });

        // snippet: rows-query
        await foreach (Ticket ticket in tickets
            .Where(t => (t.Status == TicketState.Open && t.EstimatedValue > 100 && !t.Done) || t.Name.Contains("Bob"))
            .OrderByDescending(t => t.Due).ThenBy(t => t.Name).Take(20).WithCancellation(cancellationToken))
            await tickets.UpdateAsync(ticket with { Status = TicketState.Done });        // sends only what differs

        var late = from t in tickets where !t.Done && t.Due < FilterDate.Today orderby t.Due select t;
        bool some = await tickets.AnyAsync(t => t.Due == null && t.Status.IsAnyOf(TicketState.Open, TicketState.InProgress));
        decimal sum = await tickets.Where(t => t.Done).SumAsync(t => t.EstimatedValue);  // asks for that column only
        DateOnly? first = await tickets.MinAsync(t => t.Due);                            // one request: Notion sorts
        // end-snippet

        Assert.Multiple(async () =>
        {
            Assert.That(await tickets.CountAsync(t => t.Status == TicketState.Done), Is.EqualTo(2));
            Assert.That((await late.ToListAsync(cancellationToken)).Select(t => t.Name), Is.EqualTo(["Big"]));
            Assert.That(some, Is.True);
            Assert.That(sum, Is.EqualTo(20));
            Assert.That(first, Is.EqualTo(new DateOnly(2020, 1, 1)));
        });
    }

    [Test]
    public async Task The_writing_of_the_page_runs()
    {
        await using var board = new TaskBoard();
        NotionRows<Ticket> tickets = board.Client.Rows<Ticket>(board.DataSource);
        Ticket fromJson = JsonSerializer.Deserialize<Ticket>("""{ "Name": "Written", "ExternalId": "A-1" }""")!;
        Ticket[] rows = [new() { Name = "Two", ExternalId = "A-2" }];

        // snippet: rows-write
        Ticket added = await tickets.AddAsync(new() { Name = "Write the client", ExternalId = "A-1" });
        Ticket next = await tickets.UpdateAsync(added with { Done = true });             // go on with next: an older copy cannot be updated
        await tickets.UpdateAsync(added.Page!.Id, fromJson);                             // without a page: read first, then the difference
        await tickets.DeleteAsync(next);                                                 // to the trash; RestoreAsync(id) brings it back
        RowResults<Ticket> results = await tickets.UpsertAsync(rows, by: t => t.ExternalId);
        results.ThrowIfFailed();                                                         // otherwise look at each row's Outcome and Error
        // end-snippet

        Assert.That((results.Added, await tickets.CountAsync()), Is.EqualTo((1, 1)));
        Assert.That((await tickets.RestoreAsync(next.Page!.Id)).Name, Is.EqualTo("Written"));
    }

    [Test]
    public async Task The_schema_of_the_page_is_created()
    {
        await using var board = new TaskBoard();
        board.Emulator.Workspace.AddDatabase("Customers", new() { ["Name"] = PropertySchema.Title() }, dataSourceId: DataSourceId.Parse("248104cd-477e-80af-bc30-000bd28de8f9"));

        NotionRows<Invoice> invoices = await board.Client.EnsureRowsAsync<Invoice>(board.Emulator.RootPageId, "Invoices");

        Invoice added = await invoices.AddAsync(new() { Name = "1", Net = 100, State = InvoiceState.Paid });
        Assert.That((added.Gross, added.State), Is.EqualTo(((decimal?)119, InvoiceState.Paid)));
    }
}
