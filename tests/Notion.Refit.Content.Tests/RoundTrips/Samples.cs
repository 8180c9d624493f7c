using CsCheck;

namespace Notion.Refit.Content.Tests.RoundTrips;

/// <summary>Generated values, the same ones in every run; <c>CONTENT_SEED</c> in the environment gives others.</summary>
internal static class Samples
{
    /// <summary>Whether tests take more samples and larger ones: <c>CONTENT_FULL=1</c> in the environment.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("CONTENT_FULL") == "1";

    /// <summary>Returns the length of a document of a test: a quarter when not all is wanted.</summary>
    public static int Length(int full) => IsFull ? full : full / 4;

    /// <summary>Returns the number of samples of a test: ten times as many when all are wanted.</summary>
    public static int Number(int few) => IsFull ? few * 10 : few;

    public static IEnumerable<T> Of<T>(Gen<T> generator, int count)
    {
        uint stream = uint.TryParse(Environment.GetEnvironmentVariable("CONTENT_SEED"), out uint seed) ? seed : 1;
        var random = new PCG(stream, 42);
        for (int i = 0; i < count; i++)
            yield return generator.Generate(random, null, out _);
    }
}
