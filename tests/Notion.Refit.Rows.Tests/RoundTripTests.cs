using CsCheck;

namespace Notion.Refit.Rows.Tests;

internal sealed class RoundTripTests
{
    private static readonly Gen<TaskRow> s_rows = Gen.Select(
        Gen.String[Gen.Char.AlphaNumeric, 0, 12],
        Values.OneOf<TaskState?>(null, TaskState.Open, TaskState.InProgress, TaskState.Done),
        Gen.Decimal[-1000, 1000].Select(number => (decimal?)decimal.Round(number, 6)),
        Gen.Bool,
        Gen.Int[0, 3000],
        Gen.Int[0, 7]).Select((name, status, value, done, day, tags) => new TaskRow
        {
            Name = name,
            Status = status,
            EstimatedValue = value,
            Done = done,
            Due = day == 0 ? null : new DateOnly(2020, 1, 1).AddDays(day),
            Tags = [.. new[] { "A", "B", "C" }.Where((_, i) => (tags & (1 << i)) != 0)],
            ExternalId = name,
        });

    [Test]
    public async Task A_row_is_read_as_it_was_written()
    {
        await using var board = new TaskBoard();
        s_rows.Sample(
            row =>
            {
                TaskRow added = board.Tasks.AddAsync(row).GetAwaiter().GetResult();
                TaskRow read = board.Tasks.GetAsync(added.Page!.Id).GetAwaiter().GetResult();
                Assert.That(read with { Total = null }, Is.EqualTo(row));

                // What was read differs in nothing from what is there.
                long before = board.Emulator.Requests.Total;
                board.Tasks.UpdateAsync(read).GetAwaiter().GetResult();
                Assert.That(board.Emulator.Requests.Total, Is.EqualTo(before));
            },
            iter: 150,
            threads: 1);
    }
}
