namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>Bytes to send, and what happens to the connection then.</summary>
internal sealed record RawAnswer(byte[] Bytes, RawEnd End);
