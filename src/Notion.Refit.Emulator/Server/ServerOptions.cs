namespace Notion.Refit.Emulator.Server;

/// <summary>The options of the server.</summary>
/// <param name="Host">The address to listen on.</param>
/// <param name="Port">The port; 0 selects a free one.</param>
internal sealed record ServerOptions(string Host = "127.0.0.1", int Port = 5055);
