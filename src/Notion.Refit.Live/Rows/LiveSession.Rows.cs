using Notion.Refit.Rows;

namespace Notion.Refit.Live;

public sealed partial class LiveSession
{
    private readonly Dictionary<(Type Row, LiveDataSource Source), object> _typedRows = [];

    /// <summary>Gets the rows of a data source as live objects with records.</summary>
    /// <typeparam name="TRow">The row type, a partial record with <see cref="NotionRowAttribute"/>.</typeparam>
    /// <param name="source">The data source.</param>
    /// <returns>The rows. Within a session a data source has one such object of each row type.</returns>
    /// <exception cref="NotionRowSchemaException">A member has no column, or one of another kind. The message names member, kinds and columns.</exception>
    /// <exception cref="NotLoadedException">The data source was never loaded.</exception>
    /// <exception cref="ArgumentException">The data source belongs to another session.</exception>
    public LiveRows<TRow> Rows<TRow>(LiveDataSource source)
        where TRow : class, INotionRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Session != this)
            throw new ArgumentException($"{source} belongs to another session.", nameof(source));
        lock (Gate)
        {
            if (_typedRows.TryGetValue((typeof(TRow), source), out object? known))
                return (LiveRows<TRow>)known;
            var rows = new LiveRows<TRow>(source);
            _typedRows.Add((typeof(TRow), source), rows);
            return rows;
        }
    }
}
