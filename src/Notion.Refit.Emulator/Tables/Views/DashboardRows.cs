using System.Globalization;
using Notion.Refit.Emulator.Protocol.Errors;
using Notion.Refit.Emulator.Protocol.Identity;
using Notion.Refit.Emulator.State;
using Notion.Refit.Models;

namespace Notion.Refit.Emulator.Tables.Views;

/// <summary>The rows of a dashboard: widgets come and go, and share the width of their row.</summary>
internal static class DashboardRows
{
    private const int MostWidgets = 4;

    // Rows are twelve columns wide.
    private const int Columns = 12;

    /// <summary>Finds the place of a new widget.</summary>
    /// <param name="placement">Where the request wants it; null for a row of its own at the end.</param>
    /// <param name="dashboard">The dashboard.</param>
    /// <returns>What puts the widget there.</returns>
    /// <exception cref="ApiException">There is no such row, or it is full.</exception>
    public static Action<StoredView, IdSource> Find(WidgetPlacement? placement, StoredView dashboard)
    {
        List<StoredDashboardRow> rows = dashboard.Rows;
        if (placement is ExistingRowPlacement existing)
        {
            // Assumption: the wording of both errors.
            if (existing.RowIndex >= rows.Count)
                throw OutOfRange(existing.RowIndex, rows.Count - 1);
            StoredDashboardRow row = rows[existing.RowIndex];
            if (row.Widgets.Count >= MostWidgets)
                throw ApiErrors.TooManyWidgets(MostWidgets);
            return (view, ids) => row.Widgets.Add((ids.NewRandom(), view));
        }

        int index = (placement as NewRowPlacement)?.RowIndex ?? rows.Count;
        if (index > rows.Count)
            throw OutOfRange(index, rows.Count);
        return (view, ids) =>
        {
            var row = new StoredDashboardRow(ids.NewRandom());
            row.Widgets.Add((ids.NewRandom(), view));
            rows.Insert(index, row);
        };
    }

    /// <summary>Takes a widget away, and its row when it was the last one in it.</summary>
    public static void Remove(StoredView widget, StoredView dashboard)
    {
        foreach (StoredDashboardRow row in dashboard.Rows)
            row.Widgets.RemoveAll(entry => entry.View == widget);
        dashboard.Rows.RemoveAll(row => row.Widgets.Count == 0);
    }

    /// <summary>All widgets, from the top left.</summary>
    public static IEnumerable<StoredView> Widgets(StoredView dashboard) => dashboard.Rows.SelectMany(row => row.Widgets.Select(entry => entry.View));

    /// <summary>Maps the rows to response models.</summary>
    public static DashboardViewConfiguration Show(StoredView dashboard) => new()
    {
        Rows =
        [
            .. dashboard.Rows.Select((row, index) => new DashboardRow
            {
                Id = row.Id.ToString(),
                Widgets =
                [
                    .. row.Widgets.Select(entry => new DashboardWidget
                    {
                        Id = entry.Id.ToString(),
                        ViewId = new ViewId(entry.View.Id),
                        Width = Columns / row.Widgets.Count,
                        RowIndex = index,
                    }),
                ],
            }),
        ],
    };

    private static ApiException OutOfRange(int index, int most) => ApiErrors.FailedValidation(
        "body",
        ApiErrors.ShouldBe("body.placement.row_index", most < 0 ? "the index of a row that exists" : $"≤ `{most}`", index.ToString(CultureInfo.InvariantCulture)));
}
