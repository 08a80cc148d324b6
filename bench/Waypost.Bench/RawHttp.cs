using System.Buffers;
using System.Net.Sockets;
using System.Text;

namespace Waypost.Bench;

/// A connection that sends ready-made HTTP/1.1 bytes and reads as little as it must: the client shares the cores with the server.
internal sealed class RawHttp : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly Uri _address;
    private int _start;
    private int _end;

    public RawHttp(Uri address) => _address = address;

    public Task ConnectAsync() => _socket.ConnectAsync(_address.Host, _address.Port);

    public static byte[] Get(Uri address, string path, string key) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n\r\n");

    public static byte[] Post(Uri address, string path, string key, string json) =>
        Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    public async Task SendAsync(byte[] request) => await _socket.SendAsync(request);

    /// Sends and reads one whole answer; its status.
    public async Task<int> AskAsync(byte[] request) => int.Parse((await HeadOfAsync(request)).AsSpan(9, 3));

    /// Sends and reads one whole answer with a content length or chunks; its head.
    public async Task<string> HeadOfAsync(byte[] request)
    {
        await SendAsync(request);
        var head = await ReadUntilAsync("\r\n\r\n"u8.ToArray());
        var length = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (length >= 0) await SkipAsync(int.Parse(head.AsSpan(length + 16, head.IndexOf('\r', length) - length - 16)));
        else await ReadUntilAsync("0\r\n\r\n"u8.ToArray());
        return head;
    }

    /// Reads up to and with the mark; the text before it.
    public async Task<string> ReadUntilAsync(byte[] mark)
    {
        var text = new ArrayBufferWriter<byte>();
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf(mark);
            if (at >= 0)
            {
                text.Write(_buffer.AsSpan(_start, at));
                _start += at + mark.Length;
                return Encoding.UTF8.GetString(text.WrittenSpan);
            }

            await FillAsync();
        }
    }

    private async Task SkipAsync(int bytes)
    {
        while (_end - _start < bytes) await FillAsync();
        _start += bytes;
    }

    private async Task FillAsync()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_end, _start) = (_end - _start, 0);
        }

        if (_end == _buffer.Length) throw new InvalidOperationException("An answer is larger than the buffer.");
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end));
        if (read == 0) throw new IOException("The server closed the connection.");
        _end += read;
    }

    public void Dispose() => _socket.Dispose();
}
