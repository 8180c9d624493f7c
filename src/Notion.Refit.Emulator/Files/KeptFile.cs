using System.Buffers;

namespace Notion.Refit.Emulator.Files;

/// <summary>A file that can be read by its address.</summary>
/// <param name="ContentType">The MIME type.</param>
/// <param name="Content">The bytes, in the pieces in which they were sent.</param>
/// <param name="LastModified">When it was kept.</param>
internal sealed record KeptFile(string ContentType, ReadOnlySequence<byte> Content, DateTimeOffset LastModified);
