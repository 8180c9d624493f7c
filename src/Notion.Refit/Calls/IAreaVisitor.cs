namespace Notion.Refit.Calls;

/// <summary>Does something with the interface of each area, without reflection.</summary>
internal interface IAreaVisitor
{
    /// <summary>Does it.</summary>
    /// <typeparam name="T">The interface, such as <see cref="INotionPages"/>.</typeparam>
    void Visit<T>()
        where T : class;
}
