using Waypost.Navigator.Decide;

namespace Waypost.Navigator.Simulate;

/// How one policy fared in one world. Times in seconds from the first word to the end, by issue; infinite for who gave up.
public sealed record Outcome(string Policy, double[] Seconds, int[] First, double AgentHours, int GaveUp)
{
    public double Quantile(double share, Func<int, bool>? which = null)
    {
        var chosen = which is null ? (double[])Seconds.Clone() : [.. Seconds.Where((_, issue) => which(issue))];
        Array.Sort(chosen);
        return chosen.Length == 0 ? 0 : chosen[(int)((chosen.Length - 1) * share)];
    }
}

/// Plays a week: sellers come, are sent somewhere, wait, are helped or not, come back or give up. Event by event, the next one first.
public sealed class Simulation(World world, Policy policy)
{
    private const double Night = 86_400;
    private const int MostChats = 3;

    private enum Kind : byte { Begin, Read, Chatted, Replied, Leaves, Hour }

    private readonly PriorityQueue<(int Issue, Kind Kind, int Attempt), double> _events = new();
    private readonly Queue<(int Issue, int Attempt)> _line = new();
    private readonly int _count = world.Arrivals.Length;
    private readonly byte[] _tried = new byte[world.Arrivals.Length], _chats = new byte[world.Arrivals.Length], _attempts = new byte[world.Arrivals.Length];
    private readonly bool[] _inLine = new bool[world.Arrivals.Length];
    private readonly double[] _began = new double[world.Arrivals.Length], _ended = new double[world.Arrivals.Length];
    private readonly int[] _first = new int[World.Channels];
    private double _now, _agentSeconds, _meanChat = world.ChatMedian;
    private int _busy, _waiting, _gaveUp, _open;

    public Outcome Run()
    {
        Array.Fill(_ended, double.PositiveInfinity);
        _open = _count;
        _events.Enqueue((0, Kind.Hour, 0), 3600);
        var next = 0;
        while (_open > 0)
        {
            if (next < _count && (!_events.TryPeek(out _, out var soonest) || world.Arrivals[next].At <= soonest))
            {
                _now = world.Arrivals[next].At;
                if (policy.Ask(world, new Turn(next, 0, ChatWait())) is > 0 and var seconds) _events.Enqueue((next, Kind.Begin, 0), _now + seconds);
                else Begin(next);
                next++;
            }
            else
            {
                _events.TryDequeue(out var happens, out _now);
                Happen(happens);
            }
        }

        return new Outcome(policy.Name, [.. _ended.Select((end, issue) => end - world.Arrivals[issue].At)], _first, _agentSeconds / 3600 / world.ChatsAtOnce, _gaveUp);
    }

    private void Happen((int Issue, Kind Kind, int Attempt) happens)
    {
        var (issue, kind, attempt) = happens;
        switch (kind)
        {
            case Kind.Begin: Begin(issue); break;
            case Kind.Read: End(issue, 0, attempt); break;
            case Kind.Replied: End(issue, 2, attempt); break;
            case Kind.Chatted:
                _busy--;
                End(issue, 1, attempt);
                Accept();
                break;
            case Kind.Leaves when _inLine[issue] && _attempts[issue] == attempt:
                _inLine[issue] = false;
                _waiting--;
                GoOn(issue, attempt);
                break;
            case Kind.Hour:
                if (_now % Night == 0) policy.Learn();
                Accept();
                _events.Enqueue((0, Kind.Hour, 0), _now + 3600);
                break;
        }
    }

    private void Begin(int issue)
    {
        var attempt = ++_attempts[issue];
        var channel = policy.Choose(world, new Turn(issue, _tried[issue], ChatWait()));
        if (attempt == 1) _first[channel]++;
        _began[issue] = _now;
        switch (channel)
        {
            case 0: _events.Enqueue((issue, Kind.Read, attempt), _now + world.Work(issue, 0, attempt)); break;
            case 1:
                (_inLine[issue], _waiting) = (true, _waiting + 1);
                _line.Enqueue((issue, attempt));
                _events.Enqueue((issue, Kind.Leaves, attempt), _now + world.Patience(issue, attempt));
                Accept();
                break;
            default: _events.Enqueue((issue, Kind.Replied, attempt), _now + (world.Arrivals[issue].Found ? 0 : world.Reply(issue)) + world.Work(issue, 2, attempt)); break;
        }
    }

    /// Whoever waits longest, as long as an agent has a hand free.
    private void Accept()
    {
        for (var slots = world.Slots(_now); _busy < slots && _line.TryDequeue(out var first);)
        {
            var (issue, attempt) = first;
            if (!_inLine[issue] || _attempts[issue] != attempt) continue; // left
            (_inLine[issue], _waiting, _busy) = (false, _waiting - 1, _busy + 1);
            var work = world.Work(issue, 1, attempt);
            _agentSeconds += work;
            _meanChat += (work - _meanChat) * 0.01;
            _events.Enqueue((issue, Kind.Chatted, attempt), _now + work);
        }
    }

    /// What the chat would tell a seller now.
    private double ChatWait()
    {
        var slots = world.Slots(_now);
        return _busy < slots ? 15 : (_waiting + 1) * _meanChat / Math.Max(1, slots);
    }

    private void End(int issue, int channel, int attempt)
    {
        if (channel == 1) _chats[issue]++;
        var solved = world.Solves(issue, channel, attempt);
        policy.Hear(world, issue, channel, solved, _now - _began[issue]);
        if (solved) (_ended[issue], _open) = (_now, _open - 1);
        else
        {
            if (channel != 1) _tried[issue] |= (byte)(1 << channel);
            GoOn(issue, attempt);
        }
    }

    private void GoOn(int issue, int attempt)
    {
        if (world.GivesUp(issue, attempt) || _chats[issue] >= MostChats || attempt >= 12) (_gaveUp, _open) = (_gaveUp + 1, _open - 1);
        else _events.Enqueue((issue, Kind.Begin, 0), _now + world.ComesBack(issue, attempt));
    }
}
