using BenchmarkDotNet.Attributes;

namespace Notion.Refit.Benchmarks.Json;

/// <summary>Decoding and encoding, for BenchmarkDotNet.</summary>
[InProcess]
[MemoryDiagnoser]
public class JsonBenchmarks
{
    private JsonCase _answer = null!;

    /// <summary>The names of the answers.</summary>
    public static IEnumerable<string> Names => JsonCase.All.Select(static answer => answer.Name);

    /// <summary>Which answer.</summary>
    [ParamsSource(nameof(Names))]
    public string Answer { get; set; } = "";

    /// <summary>Chooses the answer.</summary>
    [GlobalSetup]
    public void Choose() => _answer = JsonCase.All.Single(answer => answer.Name == Answer);

    /// <summary>Nothing but tokens.</summary>
    [Benchmark(Baseline = true)]
    public int ReaderLoop() => _answer.Tokenize();

    /// <summary>The generated readers.</summary>
    [Benchmark]
    public object Decode() => _answer.Decode();

    /// <summary>System.Text.Json source generation.</summary>
    [Benchmark]
    public object DecodeBySystemTextJson() => _answer.DecodePlainly();

    /// <summary>The parsed answer, written out.</summary>
    [Benchmark]
    public int WriteTo() => _answer.WriteTokens();

    /// <summary>The generated writers.</summary>
    [Benchmark]
    public int Encode() => _answer.Encode();

    /// <summary>System.Text.Json source generation.</summary>
    [Benchmark]
    public int EncodeBySystemTextJson() => _answer.EncodePlainly();
}
