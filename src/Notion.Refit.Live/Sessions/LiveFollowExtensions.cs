namespace Notion.Refit.Live;

/// <summary>Following of live objects.</summary>
public static class LiveFollowExtensions
{
    /// <summary>Keeps the rows of a data source fresh.</summary>
    /// <param name="store">The store of the session.</param>
    /// <param name="source">The data source.</param>
    /// <param name="every">The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only.</param>
    /// <param name="options">Whether content is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it.</returns>
    public static LiveFollow Follow(this LiveStore store, LiveDataSource source, TimeSpan every, LiveFollowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(source);
        return store.Follow(source.Id, every, options);
    }

    /// <summary>Keeps a page fresh: its properties, and its content if the options say so.</summary>
    /// <param name="store">The store of the session.</param>
    /// <param name="page">The page.</param>
    /// <param name="every">The interval, at least a second; <see cref="Timeout.InfiniteTimeSpan"/> for sweeps only.</param>
    /// <param name="options">Whether content is followed too; null for the defaults.</param>
    /// <returns>The following; dispose it to end it.</returns>
    public static LiveFollow Follow(this LiveStore store, LivePage page, TimeSpan every, LiveFollowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(page);
        return store.Follow(page.Id, every, options);
    }
}
