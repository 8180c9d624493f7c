using System.Net.Http.Headers;

namespace Notion.Refit.Http;

/// <summary>Sets the headers that the stubs take from arguments.</summary>
internal static class RequestHeader
{
    /// <summary>Sets a header, or leaves it out where the value is null.</summary>
    /// <param name="headers">Where to.</param>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">Its value.</param>
    /// <param name="parameterName">The parameter that the value came with.</param>
    /// <param name="scheme">What stands before the value, with its space.</param>
    /// <exception cref="ArgumentException">The value has line breaks or other control characters: it could smuggle in a second header.</exception>
    public static void Set(HttpHeaders headers, string name, string? value, string parameterName, string? scheme = null)
    {
        if (value is null)
            return;

        foreach (char c in value)
        {
            // The text itself stays out of the message: headers carry credentials.
            if (char.IsControl(c) && c != '\t')
                throw new ArgumentException($"The value of the header '{name}' must not contain line breaks or other control characters.", parameterName);
        }

        // Content brings a Content-Type of its own; what the caller says wins.
        headers.Remove(name);
        headers.TryAddWithoutValidation(name, scheme + value);
    }
}
