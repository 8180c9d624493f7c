namespace Notion.Refit.Calls;

/// <summary>The source of a client's areas: the container, so that replacements of the app are used, or the generated client itself.</summary>
internal interface IAreaProvider
{
    /// <summary>Gets an area.</summary>
    /// <typeparam name="T">Its interface, such as <see cref="INotionPages"/>.</typeparam>
    T Get<T>()
        where T : class;
}
