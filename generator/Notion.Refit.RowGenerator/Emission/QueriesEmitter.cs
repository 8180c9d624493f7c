using Notion.Refit.RowGenerator.Model;
using Notion.Refit.RowGenerator.Parsing;

namespace Notion.Refit.RowGenerator.Emission;

/// <summary>Writes the extension methods that take lambdas over the columns of a row.</summary>
internal static class QueriesEmitter
{
    private const string Func = "global::System.Func";
    private const string Cancel = "global::System.Threading.CancellationToken cancellationToken = default";
    private const string Aggregates = "global::Notion.Refit.Rows.Queries.RowAggregates";

    public static string Emit(RowModel row)
    {
        CodeWriter code = Names.Start();
        string columns = $"{row.FullName}.Columns";
        string get = $"{columns}.Instance";
        string query = $"{RowNames.Rows}.RowQuery<{row.FullName}>";
        string ordered = $"{RowNames.Rows}.OrderedRowQuery<{row.FullName}>";
        string sequence = $"{RowNames.Rows}.RowSequence<{row.FullName}>";

        // Here, not in the namespace of the row, so that code that does not import that namespace can query.
        code.Open("namespace Notion.Refit.Rows");
        code.Line($"/// <summary>Queries of <see cref=\"{row.FullName}\"/>.</summary>");
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Open($"{(row.IsPublic ? "public" : "internal")} static class {Names.Identifier(row.HintName)}Queries");

        Method(code, $"public static {query} Where(this {query} rows, {Func}<{columns}, {RowNames.Rows}.RowFilter> condition) =>", $"rows.Where(condition({get}));");
        foreach ((string name, string descending) in new[] { ("OrderBy", "false"), ("OrderByDescending", "true") })
            Method(code, $"public static {ordered} {name}(this {query} rows, {Func}<{columns}, {RowNames.Columns}.IRowColumn> column) =>", $"rows.OrderBy(column({get}), descending: {descending});");
        foreach ((string name, string descending) in new[] { ("ThenBy", "false"), ("ThenByDescending", "true") })
            Method(code, $"public static {ordered} {name}(this {ordered} rows, {Func}<{columns}, {RowNames.Columns}.IRowColumn> column) =>", $"rows.ThenBy(column({get}), descending: {descending});");

        // Queries of other packages, whose results are not the rows themselves.
        string conditions = $"{RowNames.Rows}.IRowConditions<{row.FullName}, TQuery, TOrdered>";
        Method(code, $"public static TQuery Where<TQuery, TOrdered>(this {conditions} rows, {Func}<{columns}, {RowNames.Rows}.RowFilter> condition) =>", $"rows.Where(condition({get}));");
        foreach ((string name, string descending) in new[] { ("OrderBy", "false"), ("OrderByDescending", "true") })
            Method(code, $"public static TOrdered {name}<TQuery, TOrdered>(this {conditions} rows, {Func}<{columns}, {RowNames.Columns}.IRowColumn> column) =>", $"rows.OrderBy(column({get}), descending: {descending});");
        foreach ((string name, string descending) in new[] { ("ThenBy", "false"), ("ThenByDescending", "true") })
            Method(code, $"public static TOrdered {name}<TOrdered>(this {RowNames.Rows}.IRowOrder<{row.FullName}, TOrdered> rows, {Func}<{columns}, {RowNames.Columns}.IRowColumn> column) =>", $"rows.ThenBy(column({get}), descending: {descending});");

        foreach ((string name, string result) in new[] { ("AnyAsync", "bool"), ("CountAsync", "int"), ("FirstOrDefaultAsync", row.FullName + "?"), ("SingleOrDefaultAsync", row.FullName + "?"), ("SingleAsync", row.FullName) })
        {
            Method(
                code,
                $"public static global::System.Threading.Tasks.Task<{result}> {name}(this {query} rows, {Func}<{columns}, {RowNames.Rows}.RowFilter> condition, {Cancel}) =>",
                $"rows.Where(condition({get})).{name}(cancellationToken);");
        }

        foreach ((string name, string result) in new[] { ("SumAsync", "TValue"), ("AverageAsync", "double?") })
        {
            Method(
                code,
                $"public static global::System.Threading.Tasks.Task<{result}> {name}<TValue>(this {sequence} rows, {Func}<{columns}, {RowNames.Columns}.NumberColumn<TValue>> column, {Cancel}) where TValue : struct, global::System.Numerics.INumber<TValue> =>",
                $"{Aggregates}.{name}(rows, column({get}), cancellationToken);");
        }

        foreach ((string name, string largest) in new[] { ("MinAsync", "false"), ("MaxAsync", "true") })
        {
            Method(
                code,
                $"public static global::System.Threading.Tasks.Task<TValue?> {name}<TValue>(this {sequence} rows, {Func}<{columns}, {RowNames.Columns}.ValueColumn<TValue>> column, {Cancel}) where TValue : struct =>",
                $"{Aggregates}.ExtremeAsync(rows, column({get}), largest: {largest}, cancellationToken);");
        }

        Method(
            code,
            $"public static global::System.Threading.Tasks.Task<{RowNames.Rows}.RowResults<{row.FullName}>> UpsertAsync(this {RowNames.Rows}.NotionRows<{row.FullName}> rows, global::System.Collections.Generic.IEnumerable<{row.FullName}> items, {Func}<{columns}, {RowNames.Columns}.IKeyColumn> by, global::System.IProgress<{RowNames.Rows}.RowProgress>? progress = null, {Cancel}) =>",
            $"rows.UpsertByAsync(items, by({get}), progress, cancellationToken);");
        code.Close();
        code.Close();
        return code.ToString();
    }

    private static void Method(CodeWriter code, string head, string body)
    {
        code.Line(head);
        code.Indented(body);
        code.Line();
    }
}
