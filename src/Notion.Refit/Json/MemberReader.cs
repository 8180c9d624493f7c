using System.Text.Json;

namespace Notion.Refit.Json;

/// <summary>Reads the value of a member; the reader is on its first token.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">The reader.</param>
internal delegate T MemberReader<out T>(ref Utf8JsonReader reader);
