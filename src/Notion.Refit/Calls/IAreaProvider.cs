namespace Notion.Refit.Calls;

/// <summary>Where a client gets its areas from: the container, so that what an app puts in their place is used, or the stubs themselves.</summary>
internal interface IAreaProvider
{
    /// <summary>Gives an area.</summary>
    /// <typeparam name="T">Its interface, such as <see cref="INotionPages"/>.</typeparam>
    T Get<T>()
        where T : class;
}
