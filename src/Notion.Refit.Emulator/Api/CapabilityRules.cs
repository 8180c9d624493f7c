namespace Notion.Refit.Emulator.Api;

/// <summary>Maps operations to the capability they need.</summary>
internal static class CapabilityRules
{
    /// <summary>The capability that a token must have; <see cref="ConnectionCapabilities.None"/> when every token will do.</summary>
    /// <remarks>
    /// Assumption: operations of which the documentation says nothing follow the others of their verb. Views, file uploads and meeting
    /// notes are content.
    /// </remarks>
    public static ConnectionCapabilities Needed(NotionOperation operation) => operation.Area switch
    {
        "Users" => operation == NotionOperations.RetrieveMe ? ConnectionCapabilities.None : ConnectionCapabilities.ReadUsers,
        "Comments" => operation.Method == HttpMethod.Get ? ConnectionCapabilities.ReadComments : ConnectionCapabilities.InsertComments,
        "OAuth" or "AsyncTasks" => ConnectionCapabilities.None,

        // Assumption: agents need nothing beyond a token.
        "Agents" or "Threads" or "Sessions" or "ExternalAgents" => ConnectionCapabilities.None,
        _ => Content(operation),
    };

    private static ConnectionCapabilities Content(NotionOperation operation)
    {
        // The cached result of a view is something to read, though it is made and deleted.
        bool isRead = operation.IsIdempotent && operation.Method != HttpMethod.Delete;
        if (isRead || operation == NotionOperations.CreateViewQuery || operation == NotionOperations.DeleteViewQuery)
            return ConnectionCapabilities.ReadContent;
        if (operation == NotionOperations.AppendBlockChildren)
            return ConnectionCapabilities.InsertContent;
        return operation.Method == HttpMethod.Post && operation != NotionOperations.MovePage
            ? ConnectionCapabilities.InsertContent
            : ConnectionCapabilities.UpdateContent;
    }
}
