using System.Collections.Frozen;

namespace Waypost.Text;

/// How people really write common words, in chats and on phones: gak, ga, gk -> tidak; xq -> porque; pls -> please. Only other ways to write a word, never another word of like meaning
/// (that is for Synonyms). Words come in lower case and without accents.
internal static class Spellings
{
    private const string English =
        "you:u ya;your:ur yr;are:r;please:pls plz plss plzz pleas plese;thanks:thx tnx thnx thankyou tks;account:acct acc accnt accout acount;because:becuase bcz bcoz cuz coz bcuz becouse beacuse;what:wat wut;when:wen;" +
        "have:hav;message:msg;messages:msgs;people:ppl peeps;about:abt;something:smth sth;tomorrow:tmrw tmr tomorow;going:gonna;want:wanna;their:thier;separate:seperate;definitely:definately definatly;until:untill till;" +
        "address:adress addres;verify:verfy varify;verification:verfication varification verificaton;receive:recieve receve;received:recieved receved;receipt:reciept recipt;available:availble avaliable availabe;" +
        "withdrawal:withdrawl withdrawel widthdrawal;cancelled:canceled cancled canclled;shipping:shiping shippng;delivery:delievery delivary;payment:paymet pymt paymnt;refund:refun refuned;suspended:suspened;quantity:qty;" +
        "number:nbr;customer:custumer costumer;which:wich;with:w wit;without:witout;before:befor;already:alredy allready;product:prod;products:prods;advertising:advertizing;listing:lising;" +
        "business:bussiness buisness busines;issue:isue;picture:pic pictuer;pictures:pics;marketplace:markteplace;price:prise;percent:pct;sold:soled;buyer:byer;their:theyr;necessary:neccessary;policy:polcy;" +
        "violation:voilation;tracking:traking;return:retrun;though:tho;through:thru;okay:ok;really:rly realy;between:btwn";

    private const string Spanish =
        "que:q k ke qe;porque:xq pq porq xk xke pork;por:x;para:pa;de:d;tambien:tb tmb tbn tambn;donde:dnd;cuando:cdo cuand;estoy:toy stoy;gracias:grax grcs gracia;mensaje:msj msje;mensajes:msjs;aqui:aki;hacer:aser;" +
        "hasta:asta;hice:ise;voy:boy boi;envio:enbio emvio;vender:bender;venta:benta;ventas:bentas;devolucion:devolusion debolucion;necesito:nesesito nesecito;hola:ola;como:cmo kmo;alguien:alguein algien;" +
        "publicacion:publicasion;publicaciones:publicasiones;bueno:weno;ahora:aora;ayer:aller;haber:aver;veces:beces;entonces:entonses;producto:prod;productos:prods;" +
        "telefono:telf;cuenta:cta cuneta;cuentas:ctas;numero:num nro;problema:prob;verificacion:verificasion;direccion:direcion;" +
        "reembolso:rembolso;comision:comicion comison;comisiones:comiciones;atencion:atension;informacion:info";

    private const string Indonesian =
        "tidak:ga gak gk gax ngga nggak enggak engga kagak kaga tdk tak ndak nda ora kada gag g ngak kgk gaa gakk;belum:blm belom blom blum;sudah:udah udh sdh dah uda sudh udahh;yang:yg;saya:sy sya;gue:gw gua;aku:aq akuu;" +
        "dan:n dn;dengan:dgn dg;sama:sm;dari:dr dri;untuk:utk buat bwt tuk untk;juga:jg jga;saja:aja sj ae aj;doang:doank dowang;tapi:tp tpi tapii;karena:krn karna krna;soalnya:soalny soale;kalau:kalo klo kl klau kalu nek kalok;" +
        "seperti:sperti sprti spt spti;kayak:kaya kyk kek kyak ky;jadi:jd jdi;lagi:lg lgi;bisa:bs bsa biso iso bsaa;pakai:pake pke pki;sampai:sampe smpe smpai ampe smp sampek;terus:trs trus truss;banget:bgt bngt bget bangett;" +
        "bagaimana:gimana gmn gmna gimna bgmn gmana bagaimna gmnaa;kenapa:knp knpa knapa napa kenpa;apa:ap opo apaa;apakah:apkah apkh;ada:ad adaa;mau:mo mw maw;pengin:pengen pgn pingin pengn;harus:hrs hrus;masih:msh msih;" +
        "sekarang:skrg skrng skrang skr sekrang skg;kemarin:kmrn kmren kemaren kmarin kmrin;padahal:pdhl pdahal pdahl padhal pdhal;cuma:cuman cma cm cmn;tolong:tlong tlg tolongg;mohon:mhon mohn;banyak:byk bnyak bnyk banyakk;" +
        "orang:org orng wong;barang:brg brang;produk:prodak prdk product;pesanan:psanan pesenan;order:orderan ordr;pembeli:pmbeli pembli;penjual:pnjual;seller:seler sellr;toko:tko tokoo;uang:uangg;rekening:rek rekning;" +
        "notifikasi:notif notip;verifikasi:verif vrifikasi verivikasi;aplikasi:apk app apl apps;error:eror errror erorr erro;resi:ressi;ongkir:ongkr ongkirr;promo:promoo;potongan:potongn;penalti:pinalti penalty pnalti penaliti;" +
        "pelanggaran:pelangaran pelanggran;admin:min mimin atmin;kakak:kak ka kk kaka;tahun:thn taun th;bulan:bln;hari:hri;minggu:mnggu mgg;begini:gini bgini gni;begitu:gitu gtu bgitu gt;kirim:krim krm;pengiriman:pngiriman pengirimn;" +
        "baru:bru;tahu:tau tw;siapa:sapa;dapat:dapet dpt dpet dapt;cepat:cepet cpt cpet;benar:bener bnr;semua:smua semuaa;sendiri:sndiri sndri;langsung:lgsg lngsung lgsng lsg;tutup:ttup;akun:account acount akn;" +
        "hilang:ilang;lama:lma lamaa;susah:susa;kecewa:kcewa;upload:uplod upoad aplod uploud;ganti:gnti;ubah:rubah;buka:bukak;nomor:nomer nmr no;status:sts setatus;sebelum:sblm sblum seblum;setelah:stlh stelah;malah:mlah;" +
        "pernah:prnah prnh;memang:emang emg mmg;bilang:blg blang;jangan:jgn jngan;berapa:brp brpa;mana:mna;dimana:dmn dmna;kapan:kpn;bayar:byr bayr;pembayaran:pmbayaran pembyran;jualan:jualn;teman:temen tmn;sangat:sgt sngt;" +
        "selesai:slesai slsai;lihat:liat lht;masuk:msuk msk;keluar:kluar klr;habis:abis;hubungi:hub;balas:bls bales;lebih:lbh lebi;kurang:krg kurng;sedang:sdg;bukan:bkn;punya:pnya pny;kasih:ksh ksih;terima:trima trma;" +
        "alamat:almat;gambar:gbr;foto:poto photo fto;video:vidio vidoe;password:pasword paswod;saldo:sldo;ditolak:dtolak;diterima:dterima;dibatalkan:dibatalin dbatalkan;bantu:bntu;bantuan:bntuan;makasih:mksh makasi mksih tks;" +
        "informasi:info;customer:cust;service:servis;komplain:complain komplen;retur:return;akhirnya:akhrnya;tanggal:tgl;jam:jm;telepon:telp tlp telpon;pajak:pjk;juta:jt;ribu:rb;pencairan:pncairan";

    private const string Vietnamese =
        "khong:ko k kh hok hong hem kg khg hk khom;duoc:dc dk dx duok;gi:j;roi:r ruj;voi:vs;cung:cx cg;nguoi:ng ngi;truoc:trc trk;lam:lm;nhieu:nhiu;qua:wa;vay:z dz zay v;em:e iem;anh:a;chi:c;minh:mik mh mk;biet:bit bik bt;" +
        "nhung:nhg;phai:fai;the:th;bao:bn;gio:h;admin:ad;den:dn;thi:thy;muon:mun mog;xin:xn;thoi:thui thoy;shop:sop shp;don:dhang;giup:jup;khach:khack;nhan:nhn;" +
        "page:pg;trong:trog;chua:ch chx";

    private static readonly FrozenDictionary<string, string>[] Of = [FrozenDictionary<string, string>.Empty, Read(English), Read(Spanish), Read(Indonesian), Read(Vietnamese)];

    /// The usual spelling of a word; the word itself when it has none.
    public static ReadOnlySpan<char> Usual(ReadOnlySpan<char> word, Language language) =>
        Of[(int)language].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var usual) ? usual : word;

    private static FrozenDictionary<string, string> Read(string list)
    {
        var usualOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in list.Split(';'))
        {
            var at = entry.IndexOf(':', StringComparison.Ordinal);
            var usual = entry[..at];
            foreach (var other in entry[(at + 1)..].Split(' ')) usualOf.Add(other, usual);
        }

        return usualOf.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
