namespace Notion.Refit.Calls;

/// <summary>A visitor of the area interfaces, which needs no reflection.</summary>
internal interface IAreaVisitor
{
    /// <summary>Visits an area.</summary>
    /// <typeparam name="T">The interface, such as <see cref="INotionPages"/>.</typeparam>
    void Visit<T>()
        where T : class;
}
