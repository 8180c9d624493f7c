namespace Notion.Refit.TaskBoard.Web;

/// <summary>The client that files are downloaded with.</summary>
/// <param name="Client">The client; null for that of the library, which reaches Notion's hosts. The files of an emulator are in its process.</param>
internal sealed record FileHost(HttpClient? Client);
