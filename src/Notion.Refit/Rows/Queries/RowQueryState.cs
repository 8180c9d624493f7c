using System.Text;
using Notion.Refit.Rows.Mapping;

namespace Notion.Refit.Rows.Queries;

/// <summary>The state of a query.</summary>
internal sealed record RowQueryState
{
    public RowFilter? Filter { get; init; }

    public IReadOnlyList<(RowMember Member, bool Descending)> Sorts { get; init; } = [];

    public int? Take { get; init; }

    public bool Completes { get; init; } = true;

    public bool WholePage { get; init; }

    public bool Archived { get; init; }

    public Action<NotionRowException>? OnUnreadable { get; init; }

    public RowQueryState WithTake(int count) => this with { Take = Math.Min(Take ?? int.MaxValue, count) };

    public string Describe(string row)
    {
        var text = new StringBuilder(row);
        if (Archived)
            text.Append(".Archived()");
        if (Filter is not null)
            text.Append(".Where(").Append(Filter).Append(')');
        for (int i = 0; i < Sorts.Count; i++)
            text.Append(i == 0 ? ".OrderBy" : ".ThenBy").Append(Sorts[i].Descending ? "Descending(" : "(").Append(Sorts[i].Member.Name).Append(')');
        if (Take is { } count)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $".Take({count})");
        return text.ToString();
    }
}
